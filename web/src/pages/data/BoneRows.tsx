import { Bone } from "@/ui/States";

const WIDTHS = [150, 110, 130];

/** Stand where a table's rows will be. */
export function BoneRows({ columns }: { columns: number }) {
  return WIDTHS.map((width) => (
    <tr key={width}>
      <td colSpan={columns}>
        <Bone width={width} />
      </td>
    </tr>
  ));
}
