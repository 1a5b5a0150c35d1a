import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";

import { sessionQuery } from "@/api/session";
import { useUrlState } from "@/core/urlState";
import { Header } from "@/frame/Header";
import { BucketsSection } from "@/pages/data/buckets/BucketsSection";
import { ConnectSection } from "@/pages/data/connect/ConnectSection";
import { ExtractSection } from "@/pages/data/ingest/ExtractSection";
import { LoadSection } from "@/pages/data/ingest/LoadSection";
import { OrganizationSection } from "@/pages/data/organization/OrganizationSection";
import { readSection, SECTIONS, type SectionName } from "@/pages/data/sections";
import { TokensSection } from "@/pages/data/tokens/TokensSection";
import { Empty } from "@/ui/States";
import { Tabs } from "@/ui/Tabs";

import styles from "./Data.module.css";

export interface SectionProps {
  organization: { id: string; name: string };
}

const COMPONENTS: Record<SectionName, (props: SectionProps) => React.ReactNode> = {
  buckets: BucketsSection,
  tokens: TokensSection,
  load: LoadSection,
  extract: ExtractSection,
  connect: ConnectSection,
  organization: OrganizationSection,
};

/** Where points are kept, who may reach them, and the ways in and out. */
export function DataPage() {
  const { get, change } = useUrlState();
  const section = readSection(get("section"));
  const { data: session } = useQuery(sessionQuery);
  const organization = session?.organization ?? null;
  const Section = COMPONENTS[section];
  useEffect(() => {
    const title = SECTIONS.find(({ value }) => value === section)?.label ?? "Data";
    document.title = `${title} · krakflux`;
  }, [section]);
  return (
    <>
      <Header>
        <h1>Data</h1>
        <span className="vr wide-only" />
        <div className={styles.tabs}>
          <Tabs
            label="Part of the data page"
            value={section}
            tabs={SECTIONS}
            onChange={(value) => change({ section: value })}
          />
        </div>
        <span className="push" />
      </Header>
      <main id="content" tabIndex={-1} className={styles.body}>
        {organization ? (
          <Section organization={organization} />
        ) : (
          <Empty title="You belong to no organization">
            <p>Ask an owner of one to make you a member.</p>
          </Empty>
        )}
      </main>
    </>
  );
}
