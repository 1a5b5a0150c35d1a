/** The sign of krakflux: a candle and the arms of a K. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden
    >
      <path d="M5 1.5v17M17 3l-7 7 7 7" />
      <path d="M2.5 5h5v10h-5z" fill="currentColor" stroke="none" />
    </svg>
  );
}
