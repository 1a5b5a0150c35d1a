import type { Point, Reading } from "@/pages/data/ingest/lineProtocol";

import styles from "../Data.module.css";

const SHOWN_POINTS = 10;
const SHOWN_PROBLEMS = 20;

/** What would be written, and the lines that can't be. */
export function ReadingPreview({ reading }: { reading: Reading }) {
  const { points, total, problems } = reading;
  const rest = total - Math.min(points.length, SHOWN_POINTS);
  return (
    <section aria-label="Preview" className={styles.form}>
      <h2>
        {total.toLocaleString("en-US")} {total === 1 ? "point" : "points"}
        {problems.length > 0 && `, ${problems.length.toLocaleString("en-US")} with problems`}
      </h2>
      {problems.length > 0 && (
        <div className={styles.problem} role="status">
          <ul>
            {problems.slice(0, SHOWN_PROBLEMS).map(({ line, message }) => (
              <li key={line}>
                line {line}: {message}
              </li>
            ))}
            {problems.length > SHOWN_PROBLEMS && (
              <li>and {problems.length - SHOWN_PROBLEMS} more</li>
            )}
          </ul>
        </div>
      )}
      {points.length > 0 && (
        <div className={styles.grants}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">Measurement</th>
                <th scope="col">Tags</th>
                <th scope="col">Fields</th>
                <th scope="col">Time</th>
              </tr>
            </thead>
            <tbody>
              {points.slice(0, SHOWN_POINTS).map((point, index) => (
                <PointRow key={index} point={point} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {points.length > 0 && rest > 0 && (
        <p className="dense dim">and {rest.toLocaleString("en-US")} more</p>
      )}
    </section>
  );
}

function PointRow({ point: { measurement, tags, fields, time } }: { point: Point }) {
  const join = (pairs: [string, string][]) => pairs.map((pair) => pair.join("=")).join(" ");
  return (
    <tr>
      <td>{measurement}</td>
      <td className="num">{join(tags)}</td>
      <td className="num">{join(fields)}</td>
      <td className="num">{time ?? "now"}</td>
    </tr>
  );
}
