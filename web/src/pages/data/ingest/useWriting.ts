import { useMutation, useQueryClient } from "@tanstack/react-query";

import { usageQuery, writeLines, type PointsTarget } from "@/api/platform";

export interface Writing {
  lines: string[];
  precision: string;
}

/** Lines of one request: what InfluxDB's clients send at once. */
const LINES_A_REQUEST = 5_000;

/** Writes lines request by request; gives how many points there were. */
export function useWriting(target: PointsTarget) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ lines, precision }: Writing) => {
      for (let start = 0; start < lines.length; start += LINES_A_REQUEST) {
        const batch = lines.slice(start, start + LINES_A_REQUEST);
        await writeLines(target, batch.join("\n"), precision);
      }
      return lines.length;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: usageQuery.queryKey }),
  });
}
