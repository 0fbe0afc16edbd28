import styles from './ReportShape.module.css';

/** Where figures and charts will stand: nothing jumps when they come. */
export const ReportShape = () => (
  <div className={styles.shape} aria-hidden="true">
    <div className={styles.paper} />
    <div className={styles.figures}>
      {['share', 'judged', 'dispute', 'alone', 'waits'].map((one) => (
        <div key={one} className={styles.figure} data-what={one} />
      ))}
    </div>
    <div className={styles.charts}>
      <div className={styles.chart} />
      <div className={styles.chart} />
    </div>
  </div>
);
