import { useEffect, useRef } from 'react';
import styles from './CameraPane.module.css';

/** The camera's stream on screen. The stream itself belongs to the capture; this only looks at it. */
export const LiveVideo = ({ stream, label }: { stream: MediaStream; label: string }) => {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    element.srcObject = stream;
    return () => {
      element.srcObject = null;
    };
  }, [stream]);
  return <video ref={video} className={styles.video} aria-label={label} autoPlay muted playsInline />;
};
