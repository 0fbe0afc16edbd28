import { shell } from 'electron';

/**
 * Shows a file in the system's file manager, and opens nothing. The one use of Electron's `shell`: the path comes from the
 * station, which has checked its folder and its name.
 */
export const showFile = (path: string): void => {
  shell.showItemInFolder(path);
};
