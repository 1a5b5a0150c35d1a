import { readProblems } from "@/editor/problems";

import styles from "../Workbench.module.css";

/** The server's words; a place leads there, where there is an editor to go to. */
export function ErrorLines({ message, onShow }: { message: string; onShow?: () => void }) {
  return (
    <div className={styles.error} role="alert">
      {readProblems(message).map(({ place, message: words }, index) => (
        <div key={index}>
          {place && onShow && (
            <>
              <button type="button" onClick={onShow}>
                {place.startLine}:{place.startColumn}
              </button>{" "}
            </>
          )}
          {words}
        </div>
      ))}
    </div>
  );
}
