import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";

import { statusQuery } from "@/api/session";
import { startLiveFeed } from "@/market/liveFeed";

/** Keeps the stream open where the server collects a market; draws nothing. */
export function LiveFeed() {
  const { data: isCollecting } = useQuery({
    ...statusQuery,
    select: (status) => status.feed !== null,
  });
  useEffect(() => (isCollecting ? startLiveFeed() : undefined), [isCollecting]);
  return null;
}
