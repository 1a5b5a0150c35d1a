import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { variablesQuery, type Dashboard } from "@/api/dashboards";
import {
  authorizationsQuery,
  bucketsQuery,
  createToken,
  deleteToken,
  type Authorization,
  type Bucket,
} from "@/api/platform";
import { useTimeZone } from "@/core/chosenZone";
import { formatInstant } from "@/core/timeZone";
import {
  linkAddress,
  linkDescription,
  linkPermissions,
  linksTo,
  usedBuckets,
} from "@/dashboards/share";
import { cellScripts, usedVariables } from "@/dashboards/variables";
import { Button } from "@/ui/Button";
import { CopyButton } from "@/ui/CopyButton";
import { Dialog, DialogBody } from "@/ui/Dialog";
import { showToast } from "@/ui/Toast";

import styles from "./ShareDialog.module.css";

export interface ShareDialogProps {
  dashboard: Dashboard;
  onClose(): void;
}

/** Makes a link that shows this dashboard to whoever has it, and takes such links back. */
export function ShareDialog({ dashboard, onClose }: ShareDialogProps) {
  const { orgID, id } = dashboard;
  const client = useQueryClient();
  const [made, setMade] = useState<string | null>(null);
  const { data: buckets } = useQuery(bucketsQuery(orgID));
  const { data: variables } = useQuery(variablesQuery(orgID));
  const { data: tokens } = useQuery(authorizationsQuery(orgID));
  const scripts = dashboard.cells.flatMap(cellScripts);
  const needed = usedVariables(variables ?? [], scripts);
  const { data: used } = useQuery({
    queryKey: ["used buckets", scripts, needed, buckets],
    enabled: buckets !== undefined && variables !== undefined,
    queryFn: () =>
      usedBuckets(
        [
          ...scripts,
          ...needed.flatMap(({ arguments: given }) =>
            given.type === "query" ? [given.values.query] : [],
          ),
        ],
        buckets ?? [],
      ),
  });
  const [changed, setChanged] = useState<readonly string[] | null>(null);
  const chosen = changed ?? used ?? [];
  const refresh = () => client.invalidateQueries({ queryKey: ["authorizations"] });
  const say = (error: unknown) => showToast(error instanceof Error ? error.message : String(error));
  const make = () =>
    createToken(orgID, linkDescription(dashboard), linkPermissions(dashboard, needed, chosen))
      .then((token) => {
        setMade(linkAddress({ dashboardId: id, token }));
        return refresh();
      })
      .catch(say);
  const revoke = (link: Authorization) =>
    deleteToken(link.id)
      .then(() => {
        showToast("The link no longer opens anything");
        return refresh();
      })
      .catch(say);
  return (
    <Dialog title="Share by link" isOpen onClose={onClose}>
      <DialogBody>
        {made === null ? (
          <>
            <p>
              Whoever has the link sees this dashboard, without signing in, and may read all of the
              buckets below. They can change nothing. The link can be taken back at any time.
            </p>
            {used && buckets && (
              <BucketChoice buckets={buckets} chosen={chosen} onChange={setChanged} />
            )}
            <div className={styles.answers}>
              <Button look="primary" disabled={!used} onClick={() => void make()}>
                Make a link
              </Button>
            </div>
          </>
        ) : (
          <>
            <p>This is the only time the link is shown: the server keeps no copy of it.</p>
            <div className={styles.link}>
              <input
                readOnly
                aria-label="Link"
                value={made}
                onFocus={(event) => event.target.select()}
              />
              <CopyButton text={made} />
            </div>
          </>
        )}
        <Links links={linksTo(id, tokens ?? [])} onRevoke={(link) => void revoke(link)} />
      </DialogBody>
    </Dialog>
  );
}

interface BucketChoiceProps {
  buckets: readonly Bucket[];
  chosen: readonly string[];
  onChange(chosen: readonly string[]): void;
}

function BucketChoice({ buckets, chosen, onChange }: BucketChoiceProps) {
  return (
    <fieldset className={styles.buckets}>
      <legend>Buckets the link may read; those the cells name are chosen</legend>
      {buckets.map(({ id, name }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, id] : chosen.filter((each) => each !== id))
            }
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}

interface LinksProps {
  links: readonly Authorization[];
  onRevoke(link: Authorization): void;
}

function Links({ links, onRevoke }: LinksProps) {
  const zone = useTimeZone();
  if (links.length === 0) return null;
  return (
    <section className={styles.links} aria-label="Links there are">
      <h3>Links there are</h3>
      <ul>
        {links.map((link) => (
          <li key={link.id}>
            <span className="num">{formatInstant(Date.parse(link.createdAt), zone)}</span>
            <span className="dim clip">by {link.user}</span>
            <Button size="small" className="push" onClick={() => onRevoke(link)}>
              Revoke
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
