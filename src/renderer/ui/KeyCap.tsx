import styles from './KeyCap.module.css';

/** The key that does the same as the button it stands on. */
export const KeyCap = ({ name }: { name: string }) => <kbd className={styles.cap}>{name}</kbd>;
