/** A word in the tab's title until someone looks: what happened while another tab was read. */
import { create } from "zustand";

export const useTitleNotice = create<{ notice: string | null }>(() => ({ notice: null }));

export function setTitleNotice(notice: string | null): void {
  useTitleNotice.setState({ notice });
}
