import type { ReactNode } from 'react';
import styles from './SettingsPage.module.css';

/** One page of the settings: its name, what it is for, its rows. */
export const SettingsPage = ({ title, then, children }: { title: string; then?: string; children: ReactNode }) => (
  <section className={styles.page}>
    <header className={styles.head}>
      <h2 className={styles.title}>{title}</h2>
      {then === undefined ? null : <p className={styles.then}>{then}</p>}
    </header>
    {children}
  </section>
);
