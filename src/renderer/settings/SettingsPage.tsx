import type { ReactNode } from 'react';
import styles from './Card.module.css';

/** A group of settings. */
export const Card = ({ title, then, children }: { title: string; then?: string; children: ReactNode }) => (
  <section className={styles.card}>
    <h2 className={styles.title}>{title}</h2>
    {then === undefined ? null : <p className={styles.then}>{then}</p>}
    {children}
  </section>
);
