import { formatSigned } from "@/core/units";

export interface ChangeProps {
  /** A share: 0.0182 is shown as +1.82. */
  share: number;
  /** Adds the percent sign. */
  hasUnit?: boolean;
}

/** A change of price: colour, triangle and sign. */
export function Change({ share, hasUnit = false }: ChangeProps) {
  if (!Number.isFinite(share)) return <span className="num faint">–</span>;
  const percent = share * 100;
  const direction = Math.abs(percent) < 0.005 ? "" : percent > 0 ? "up tri" : "down tri";
  return (
    <span className={`num ${direction}`}>
      {formatSigned(percent, 2)}
      {hasUnit && " %"}
    </span>
  );
}
