/** Generated from the server's OpenAPI document by scripts/api-types; do not edit. */

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AnalyzedScript
         * @description A script to look at; `extern` is AST JSON of a file that runs before it.
         */
        AnalyzedScript: {
            /** Extern */
            extern?: {
                [key: string]: unknown;
            } | null;
            /** Query */
            query: string;
        };
        /**
         * AuthorizationDocument
         * @description A token's record; `token` is there in the answer that makes it only.
         */
        AuthorizationDocument: {
            /** Createdat */
            createdAt: string;
            /** Description */
            description: string;
            /** Id */
            id: string;
            links: components["schemas"]["AuthorizationLinks"];
            /** Org */
            org: string;
            /** Orgid */
            orgID: string;
            /** Permissions */
            permissions: components["schemas"]["PermissionDocument"][];
            status: components["schemas"]["Status"];
            /** Token */
            token: string | null;
            /** Updatedat */
            updatedAt: string;
            /** User */
            user: string;
            /** Userid */
            userID: string;
        };
        /**
         * AuthorizationLinks
         * @description Where an authorization and its user are.
         */
        AuthorizationLinks: {
            /** Self */
            self: string;
            /** User */
            user: string;
        };
        /**
         * AuthorizationList
         * @description All authorizations asked for.
         */
        AuthorizationList: {
            /** Authorizations */
            authorizations: components["schemas"]["AuthorizationDocument"][];
            links: components["schemas"]["SelfLink"];
        };
        /**
         * AuthorizationPatch
         * @description What to change in an authorization.
         */
        AuthorizationPatch: {
            /** Description */
            description?: string | null;
            status?: components["schemas"]["Status"] | null;
        };
        /**
         * BucketDocument
         * @description A bucket; it always has one retention rule.
         */
        BucketDocument: {
            /** Createdat */
            createdAt: string;
            /** Description */
            description: string | null;
            /** Id */
            id: string;
            /** Labels */
            labels: components["schemas"]["LabelDocument"][];
            links: components["schemas"]["BucketLinks"];
            /** Name */
            name: string;
            /** Orgid */
            orgID: string;
            /** Retentionrules */
            retentionRules: components["schemas"]["RetentionRule"][];
            /** Rp */
            rp: string | null;
            type: components["schemas"]["BucketType"];
            /** Updatedat */
            updatedAt: string;
        };
        /**
         * BucketLinks
         * @description Where a bucket and its parts are.
         */
        BucketLinks: {
            /** Labels */
            labels: string;
            /** Members */
            members: string;
            /** Org */
            org: string;
            /** Owners */
            owners: string;
            /** Self */
            self: string;
            /** Write */
            write: string;
        };
        /**
         * BucketList
         * @description A page of buckets.
         */
        BucketList: {
            /** Buckets */
            buckets: components["schemas"]["BucketDocument"][];
            links: components["schemas"]["PageLinks"];
        };
        /**
         * BucketPatch
         * @description What to change in a bucket.
         */
        BucketPatch: {
            /** Description */
            description?: string | null;
            /** Name */
            name?: string | null;
            /** Retentionrules */
            retentionRules?: components["schemas"]["RetentionRule"][] | null;
        };
        /**
         * BucketType
         * @description Who made a bucket: a user, or the platform for itself.
         * @enum {string}
         */
        BucketType: "user" | "system";
        /**
         * BucketUsage
         * @description What one bucket takes.
         */
        BucketUsage: {
            /** Disk Bytes */
            disk_bytes: number;
            /** Id */
            id: string;
            /** Series */
            series: number;
            /** Values */
            values: number;
        };
        /**
         * CellDocument
         * @description A cell; name and properties are those of its view.
         */
        CellDocument: {
            /** H */
            h: number;
            /** Id */
            id: string;
            links: components["schemas"]["CellLinks"];
            /** Name */
            name: string | null;
            /** Properties */
            properties: {
                [key: string]: unknown;
            } | null;
            /** W */
            w: number;
            /** X */
            x: number;
            /** Y */
            y: number;
        };
        /**
         * CellLinks
         * @description Where a cell and its view are.
         */
        CellLinks: {
            /** Self */
            self: string;
            /** View */
            view: string;
        };
        /**
         * CellPatch
         * @description Where to move a cell; what isn't given stays.
         */
        CellPatch: {
            /** H */
            h?: number | null;
            /** W */
            w?: number | null;
            /** X */
            x?: number | null;
            /** Y */
            y?: number | null;
        };
        /**
         * ChannelDocument
         * @description One channel of the stream, counted since the start.
         */
        ChannelDocument: {
            /** Channel */
            channel: string;
            /** Checksum Failures */
            checksum_failures: number;
            /** Gaps */
            gaps: number;
            /** Lag S */
            lag_s: number | null;
            /** Messages */
            messages: number;
        };
        /**
         * DashboardDocument
         * @description A dashboard and its cells.
         */
        DashboardDocument: {
            /** Cells */
            cells: components["schemas"]["CellDocument"][];
            /** Description */
            description: string;
            /** Id */
            id: string;
            /** Labels */
            labels: components["schemas"]["LabelDocument"][];
            links: components["schemas"]["DashboardLinks"];
            meta: components["schemas"]["DashboardMeta"];
            /** Name */
            name: string;
            /** Orgid */
            orgID: string;
        };
        /**
         * DashboardLinks
         * @description Where a dashboard and its parts are.
         */
        DashboardLinks: {
            /** Cells */
            cells: string;
            /** Labels */
            labels: string;
            /** Members */
            members: string;
            /** Org */
            org: string;
            /** Owners */
            owners: string;
            /** Self */
            self: string;
        };
        /**
         * DashboardList
         * @description A page of dashboards.
         */
        DashboardList: {
            /** Dashboards */
            dashboards: components["schemas"]["DashboardDocument"][];
            links: components["schemas"]["PageLinks"];
        };
        /**
         * DashboardMeta
         * @description When a dashboard was made and last changed.
         */
        DashboardMeta: {
            /** Createdat */
            createdAt: string;
            /** Updatedat */
            updatedAt: string;
        };
        /**
         * DashboardPatch
         * @description What to change in a dashboard.
         */
        DashboardPatch: {
            /** Description */
            description?: string | null;
            /** Name */
            name?: string | null;
        };
        /**
         * DeletedSecrets
         * @description The names of secrets to be deleted.
         */
        DeletedSecrets: {
            /** Secrets */
            secrets?: string[];
        };
        /**
         * DeletionCount
         * @description How many values a delete would remove now.
         */
        DeletionCount: {
            /** Values */
            values: number;
        };
        /**
         * Export
         * @description What is exported.
         */
        Export: {
            /** Orgids */
            orgIDs?: components["schemas"]["ExportedOrganization"][] | null;
            /** Resources */
            resources?: components["schemas"]["ExportedResource"][] | null;
            /**
             * Stackid
             * @default
             */
            stackID?: string;
        };
        /**
         * ExportedOrganization
         * @description An organization whose resources are exported.
         */
        ExportedOrganization: {
            /**
             * Orgid
             * @default
             */
            orgID?: string;
            resourceFilters?: components["schemas"]["ResourceFilters"];
        };
        /**
         * ExportedResource
         * @description A resource by its id, or all of its kind that have a name; `name` with an id renames it.
         */
        ExportedResource: {
            /**
             * Id
             * @default
             */
            id?: string;
            /**
             * Kind
             * @default
             */
            kind?: string;
            /**
             * Name
             * @default
             */
            name?: string;
        };
        /**
         * FeedDocument
         * @description The feed of market data.
         */
        FeedDocument: {
            /** Error */
            error: string | null;
            /** Exchange */
            exchange: string;
            /** Interval S */
            interval_s: number;
            kind: components["schemas"]["FeedKind"];
            /** Last Success */
            last_success: string | null;
            /** Pairs */
            pairs: components["schemas"]["PairDocument"][];
            /** Retry In S */
            retry_in_s: number | null;
            /** Since */
            since: string;
            state: components["schemas"]["FeedState"];
            stream: components["schemas"]["StreamDocument"] | null;
        };
        /**
         * FeedKind
         * @description Where market data comes from: the exchange, a recording, or a generated market.
         * @enum {string}
         */
        FeedKind: "live" | "replay" | "simulated";
        /**
         * FeedState
         * @description Whether market data comes in.
         * @enum {string}
         */
        FeedState: "starting" | "live" | "unreachable";
        /**
         * FunctionSuggestion
         * @description A function and the kinds of its parameters, without the one that `|>` feeds.
         */
        FunctionSuggestion: {
            /** Name */
            name: string;
            /** Params */
            params: {
                [key: string]: string;
            };
        };
        /**
         * FunctionSuggestions
         * @description All functions that need no import.
         */
        FunctionSuggestions: {
            /** Funcs */
            funcs: components["schemas"]["FunctionSuggestion"][];
        };
        /**
         * Health
         * @description Whether the platform works.
         */
        Health: {
            /** Checks */
            checks: string[];
            /** Commit */
            commit: string;
            /** Message */
            message: string;
            /** Name */
            name: string;
            /** Status */
            status: string;
            /** Version */
            version: string;
        };
        /**
         * HoldingsDocument
         * @description A pair's numbered trades.
         */
        HoldingsDocument: {
            /** First */
            first: string;
            /** First Id */
            first_id: number;
            /** Holes */
            holes: components["schemas"]["HoleDocument"][];
            /** Last */
            last: string;
            /** Last Id */
            last_id: number;
            /** Missing */
            missing: number;
            /** Pair */
            pair: string;
            /** Trades */
            trades: number;
        };
        /**
         * HoleDocument
         * @description Trades that are, or were, missing between two held ones.
         *
         *     `begin` and `end` are the times of those two; `healed` is null while any is missing.
         */
        HoleDocument: {
            /** Begin */
            begin: string;
            /** Cause */
            cause: string;
            /** End */
            end: string;
            /** First Id */
            first_id: number;
            /** Healed */
            healed: string | null;
            /** Last Id */
            last_id: number;
            /** Missing */
            missing: number;
            /** Noticed */
            noticed: string;
        };
        /** HTTPValidationError */
        HTTPValidationError: {
            /** Detail */
            detail?: components["schemas"]["ValidationError"][];
        };
        /**
         * LabelAnswer
         * @description One label.
         */
        LabelAnswer: {
            label: components["schemas"]["LabelDocument"];
            links: components["schemas"]["LabelLinks"];
        };
        /**
         * LabelDocument
         * @description A label; empty properties are left out.
         */
        LabelDocument: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Orgid */
            orgID: string;
            /** Properties */
            properties?: {
                [key: string]: string;
            } | null;
        };
        /**
         * LabelLinks
         * @description Where a label is, or labels are.
         */
        LabelLinks: {
            /** Self */
            self: string;
        };
        /**
         * LabelList
         * @description All labels that were asked for.
         */
        LabelList: {
            /** Labels */
            labels: components["schemas"]["LabelDocument"][];
            links: components["schemas"]["LabelLinks"];
        };
        /**
         * LabelPatch
         * @description What to change in a label; a property without text is removed.
         */
        LabelPatch: {
            /** Name */
            name?: string | null;
            /** Properties */
            properties?: {
                [key: string]: string;
            } | null;
        };
        /**
         * LibraryDocument
         * @description All packages.
         */
        LibraryDocument: {
            /** Packages */
            packages: components["schemas"]["PackageDocument"][];
        };
        /**
         * LibraryMemberDocument
         * @description A member of a package; `differences` from InfluxDB are empty where there are none.
         */
        LibraryMemberDocument: {
            /** Differences */
            differences: string;
            /** Name */
            name: string;
            /** Summary */
            summary: string;
            /** Type */
            type: string;
        };
        /**
         * MaintenanceDocument
         * @description Work that the exchange has announced.
         */
        MaintenanceDocument: {
            /** Begins */
            begins: string | null;
            /** Ends */
            ends: string | null;
            /** Phase */
            phase: string;
            /** Title */
            title: string;
        };
        /**
         * MemberDocument
         * @description A user and the role.
         */
        MemberDocument: {
            /** Id */
            id: string;
            links: components["schemas"]["SelfLink"];
            /** Name */
            name: string;
            role: components["schemas"]["Role"];
            status: components["schemas"]["Status"];
        };
        /**
         * MemberList
         * @description All users with the role.
         */
        MemberList: {
            links: components["schemas"]["SelfLink"];
            /** Users */
            users: components["schemas"]["MemberDocument"][];
        };
        /**
         * Mode
         * @description How the platform was started.
         * @enum {string}
         */
        Mode: "up" | "serve" | "demo";
        /**
         * NewAuthorization
         * @description A token to be made.
         */
        NewAuthorization: {
            /** Description */
            description?: string | null;
            /**
             * Orgid
             * @default
             */
            orgID?: string;
            /** Permissions */
            permissions?: components["schemas"]["PermissionDocument"][] | null;
            status?: components["schemas"]["Status"] | null;
            /** Userid */
            userID?: string | null;
        };
        /**
         * NewBucket
         * @description A bucket to be made.
         */
        NewBucket: {
            /** Description */
            description?: string | null;
            /**
             * Name
             * @default
             */
            name?: string;
            /**
             * Orgid
             * @default
             */
            orgID?: string;
            /** Retentionrules */
            retentionRules?: components["schemas"]["RetentionRule"][];
            /** Rp */
            rp?: string | null;
        };
        /**
         * NewCell
         * @description A cell to be made; `usingView` names a cell of the dashboard whose view is copied.
         */
        NewCell: {
            /**
             * H
             * @default 0
             */
            h?: number;
            /** Name */
            name?: string | null;
            /** Usingview */
            usingView?: string | null;
            /**
             * W
             * @default 0
             */
            w?: number;
            /**
             * X
             * @default 0
             */
            x?: number;
            /**
             * Y
             * @default 0
             */
            y?: number;
        };
        /**
         * NewDashboard
         * @description A dashboard to be made.
         */
        NewDashboard: {
            /** Description */
            description?: string | null;
            /**
             * Name
             * @default
             */
            name?: string;
            /**
             * Orgid
             * @default
             */
            orgID?: string;
        };
        /**
         * NewLabel
         * @description A label to be made.
         */
        NewLabel: {
            /**
             * Name
             * @default
             */
            name?: string;
            /**
             * Orgid
             * @default
             */
            orgID?: string;
            /** Properties */
            properties?: {
                [key: string]: string;
            } | null;
        };
        /**
         * NewLabelMapping
         * @description Which label to put on the resource.
         */
        NewLabelMapping: {
            /**
             * Labelid
             * @default
             */
            labelID?: string;
        };
        /**
         * NewMember
         * @description Which user is given the role; a name beside the id is not looked at, as in InfluxDB.
         */
        NewMember: {
            /**
             * Id
             * @default
             */
            id?: string;
        };
        /**
         * NewOrganization
         * @description An organization to be made.
         */
        NewOrganization: {
            /**
             * Description
             * @default
             */
            description?: string;
            /**
             * Name
             * @default
             */
            name?: string;
        };
        /**
         * NewPassword
         * @description A password to be set.
         */
        NewPassword: {
            /** Password */
            password: string;
        };
        /**
         * NewUser
         * @description A user to be made.
         */
        NewUser: {
            /**
             * Name
             * @default
             */
            name?: string;
            /** @default active */
            status?: components["schemas"]["Status"];
        };
        /**
         * NewVariable
         * @description A variable to be made, or what another is replaced with.
         */
        NewVariable: {
            /** Arguments */
            arguments?: {
                [key: string]: unknown;
            } | null;
            /** Description */
            description?: string | null;
            /**
             * Name
             * @default
             */
            name?: string;
            /**
             * Orgid
             * @default
             */
            orgID?: string;
            /** Selected */
            selected?: string[] | null;
        };
        /**
         * OrganizationDocument
         * @description An organization.
         */
        OrganizationDocument: {
            /** Createdat */
            createdAt: string;
            /** Description */
            description: string;
            /** Id */
            id: string;
            links: components["schemas"]["OrganizationLinks"];
            /** Name */
            name: string;
            /** Updatedat */
            updatedAt: string;
        };
        /**
         * OrganizationLinks
         * @description Where an organization and its parts are.
         */
        OrganizationLinks: {
            /** Buckets */
            buckets: string;
            /** Dashboards */
            dashboards: string;
            /** Labels */
            labels: string;
            /** Logs */
            logs: string;
            /** Members */
            members: string;
            /** Owners */
            owners: string;
            /** Secrets */
            secrets: string;
            /** Self */
            self: string;
            /** Tasks */
            tasks: string;
        };
        /**
         * OrganizationList
         * @description A page of organizations.
         */
        OrganizationList: {
            links: components["schemas"]["PageLinks"];
            /** Orgs */
            orgs: components["schemas"]["OrganizationDocument"][];
        };
        /**
         * OrganizationName
         * @description The organization that the page opens.
         */
        OrganizationName: {
            /** Id */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * OrganizationPatch
         * @description What to change in an organization.
         */
        OrganizationPatch: {
            /** Description */
            description?: string | null;
            /** Name */
            name?: string | null;
        };
        /**
         * PackageDocument
         * @description A package; an import binds `name`. Members of `universe` need no import.
         */
        PackageDocument: {
            /** Members */
            members: components["schemas"]["LibraryMemberDocument"][];
            /** Name */
            name: string;
            /** Path */
            path: string;
        };
        /**
         * PageLinks
         * @description Where this page is, and its neighbours where there are any.
         */
        PageLinks: {
            /** Next */
            next?: string | null;
            /** Prev */
            prev?: string | null;
            /** Self */
            self: string;
        };
        /**
         * PairDocument
         * @description One pair of the feed: how many of its trades are held, how many between them are missing.
         */
        PairDocument: {
            /** Last Time */
            last_time: string | null;
            /** Message */
            message: string | null;
            /** Missing */
            missing: number | null;
            /** Pair */
            pair: string;
            state: components["schemas"]["PairState"];
            /** Trades */
            trades: number | null;
        };
        /**
         * PairsDocument
         * @description Every pair of which trades are held.
         */
        PairsDocument: {
            /** Pairs */
            pairs: components["schemas"]["HoldingsDocument"][];
        };
        /**
         * PairState
         * @description Whether one pair's data comes in; `unknown` = the exchange does not have the pair.
         * @enum {string}
         */
        PairState: "ok" | "unknown" | "failing";
        /**
         * PermissionDocument
         * @description An action on resources.
         */
        PermissionDocument: {
            /** Action */
            action: string;
            resource: components["schemas"]["ResourceDocument"];
        };
        /**
         * PlacedCell
         * @description A cell that stays, and where.
         */
        PlacedCell: {
            /**
             * H
             * @default 0
             */
            h?: number;
            /**
             * Id
             * @default
             */
            id?: string;
            /**
             * W
             * @default 0
             */
            w?: number;
            /**
             * X
             * @default 0
             */
            x?: number;
            /**
             * Y
             * @default 0
             */
            y?: number;
        };
        /**
         * Problem
         * @description One fault of a script; lines and columns count from 1, the end is exclusive.
         *
         *     `character` is the offset of the place in the script, from 0.
         */
        Problem: {
            /** Character */
            character: number;
            /** Column */
            column: number;
            /** Endcolumn */
            endColumn: number;
            /** Endline */
            endLine: number;
            /** Line */
            line: number;
            /** Message */
            message: string;
        };
        /**
         * Problems
         * @description All faults of a script.
         */
        Problems: {
            /** Errors */
            errors: components["schemas"]["Problem"][];
        };
        /**
         * Readiness
         * @description Since when the platform answers; `up` is a duration as Go prints it.
         */
        Readiness: {
            /** Started */
            started: string;
            /** Status */
            status: string;
            /** Up */
            up: string;
        };
        /**
         * ResourceDocument
         * @description Which resources a permission is for: one id, one organization's, or all of a type.
         */
        ResourceDocument: {
            /** Id */
            id?: string | null;
            /** Name */
            name?: string | null;
            /** Org */
            org?: string | null;
            /** Orgid */
            orgID?: string | null;
            /** Type */
            type: string;
        };
        /**
         * ResourceFilters
         * @description Which of an organization's resources; empty lists leave nothing out.
         */
        ResourceFilters: {
            /** Bylabel */
            byLabel?: string[] | null;
            /** Byresourcekind */
            byResourceKind?: string[] | null;
        };
        /**
         * ResourceType
         * @description InfluxDB's resource types, in its order.
         * @enum {string}
         */
        ResourceType: "authorizations" | "buckets" | "dashboards" | "orgs" | "sources" | "tasks" | "telegrafs" | "users" | "variables" | "scrapers" | "secrets" | "labels" | "views" | "documents" | "notificationRules" | "notificationEndpoints" | "checks" | "dbrp" | "notebooks" | "annotations" | "remotes" | "replications" | "instance";
        /**
         * RetentionRule
         * @description How long points are kept, in seconds; 0 = forever.
         */
        RetentionRule: {
            /**
             * Everyseconds
             * @default 0
             */
            everySeconds?: number;
            /** Shardgroupdurationseconds */
            shardGroupDurationSeconds?: number | null;
            /**
             * Type
             * @default expire
             */
            type?: string;
        };
        /**
         * Role
         * @description A user's part in an organization, or for a resource: owners change, members read.
         * @enum {string}
         */
        Role: "owner" | "member";
        /**
         * ScanDocument
         * @description The newest minute: how many pairs were looked at, and those that were traded in it.
         *
         *     `enabled` is false where nobody asked for scans; `time` is null before the second one.
         */
        ScanDocument: {
            /** Enabled */
            enabled: boolean;
            /** Pairs */
            pairs: number;
            /** Time */
            time: string | null;
            /** Traded */
            traded: components["schemas"]["ScannedPairDocument"][];
        };
        /**
         * ScannedPairDocument
         * @description A pair's minute; the usual one is the average of the last 24 hours.
         */
        ScannedPairDocument: {
            /** Last */
            last: number | null;
            /** Pair */
            pair: string;
            /** Trades */
            trades: number;
            /** Usual Trades */
            usual_trades: number | null;
            /** Usual Volume */
            usual_volume: number | null;
            /** Volume */
            volume: number;
        };
        /**
         * Script
         * @description A Flux script.
         */
        Script: {
            /** Query */
            query: string;
        };
        /**
         * SecretLinks
         * @description Where secrets and their organization are.
         */
        SecretLinks: {
            /** Org */
            org: string;
            /** Self */
            self: string;
        };
        /**
         * SecretNames
         * @description The names of an organization's secrets.
         */
        SecretNames: {
            links: components["schemas"]["SecretLinks"];
            /** Secrets */
            secrets: string[];
        };
        /**
         * SelfLink
         * @description Where a resource is.
         */
        SelfLink: {
            /** Self */
            self: string;
        };
        /**
         * SessionDocument
         * @description Who the page's reader is, and how they may sign in.
         *
         *     Without `password_needed` nobody has a password: a sign-in code is the only way in.
         */
        SessionDocument: {
            /** Authenticated */
            authenticated: boolean;
            mode: components["schemas"]["Mode"];
            organization: components["schemas"]["OrganizationName"] | null;
            /** Password Needed */
            password_needed: boolean;
            /** Setup Allowed */
            setup_allowed: boolean;
            /** User */
            user: string | null;
        };
        /**
         * SetupRequest
         * @description What the set-up shall make.
         */
        SetupRequest: {
            /**
             * Bucket
             * @default
             */
            bucket?: string;
            /**
             * Org
             * @default
             */
            org?: string;
            /** Password */
            password?: string | null;
            /** Retentionperiodhrs */
            retentionPeriodHrs?: number | null;
            /** Retentionperiodseconds */
            retentionPeriodSeconds?: number | null;
            /** Token */
            token?: string | null;
            /**
             * Username
             * @default
             */
            username?: string;
        };
        /**
         * SetupResult
         * @description What the set-up made; the only answer that shows this token.
         */
        SetupResult: {
            auth: components["schemas"]["AuthorizationDocument"];
            bucket: components["schemas"]["BucketDocument"];
            org: components["schemas"]["OrganizationDocument"];
            user: components["schemas"]["UserDocument"];
        };
        /**
         * SetupState
         * @description Whether the set-up is still open.
         */
        SetupState: {
            /** Allowed */
            allowed: boolean;
        };
        /**
         * SignInCode
         * @description A single-use code.
         */
        SignInCode: {
            /** Code */
            code: string;
        };
        /**
         * Status
         * @description Whether a user or a token may be used.
         * @enum {string}
         */
        Status: "active" | "inactive";
        /**
         * StatusDocument
         * @description The platform at one moment; organization and bucket are those the page opens, by name.
         *
         *     The feed is told to whoever may read the market's bucket, the data directory and the hint to
         *     sessions and operators.
         */
        StatusDocument: {
            /** Bucket */
            bucket: string | null;
            /** Data Directory */
            data_directory: string | null;
            /** Demo Hint */
            demo_hint: string | null;
            feed: components["schemas"]["FeedDocument"] | null;
            mode: components["schemas"]["Mode"];
            /** Organization */
            organization: string | null;
            storage: components["schemas"]["StorageDocument"];
            /** Version */
            version: string;
        };
        /**
         * StorageDocument
         * @description What the caller's buckets take.
         *
         *     `unsealed_values` are still to be sorted into parts; `logged_values`, some of them, are on disk
         *     in a log alone; `sealing` buckets are having a segment sealed.
         */
        StorageDocument: {
            /** Disk Bytes */
            disk_bytes: number;
            /** Log Bytes */
            log_bytes: number;
            /** Logged Values */
            logged_values: number;
            /** Parts */
            parts: number;
            /** Sealing */
            sealing: number;
            /** Segments */
            segments: number;
            /** Series */
            series: number;
            /** Unsealed Values */
            unsealed_values: number;
            /** Values */
            values: number;
            /** Waiting Writes */
            waiting_writes: number;
        };
        /**
         * StreamDocument
         * @description The WebSocket that data comes from; while it is not live, data is polled.
         */
        StreamDocument: {
            /** Channels */
            channels: components["schemas"]["ChannelDocument"][];
            /** Connections */
            connections: number;
            /** Error */
            error: string | null;
            /** Live */
            live: boolean;
            /** Maintenance */
            maintenance: components["schemas"]["MaintenanceDocument"][];
            /** Since */
            since: string;
            /** System */
            system: string | null;
            /** Url */
            url: string;
        };
        /**
         * Tree
         * @description A script's syntax tree.
         */
        Tree: {
            /** Ast */
            ast: {
                [key: string]: unknown;
            };
        };
        /**
         * UsageDocument
         * @description What each bucket takes that the caller may read.
         */
        UsageDocument: {
            /** Buckets */
            buckets: components["schemas"]["BucketUsage"][];
        };
        /**
         * UserDocument
         * @description A user.
         */
        UserDocument: {
            /** Id */
            id: string;
            links: components["schemas"]["SelfLink"];
            /** Name */
            name: string;
            status: components["schemas"]["Status"];
        };
        /**
         * UserList
         * @description A page of users.
         */
        UserList: {
            links: components["schemas"]["PageLinks"];
            /** Users */
            users: components["schemas"]["UserDocument"][];
        };
        /**
         * UserPatch
         * @description What to change in a user.
         */
        UserPatch: {
            /** Name */
            name?: string | null;
            status?: components["schemas"]["Status"] | null;
        };
        /** ValidationError */
        ValidationError: {
            /** Context */
            ctx?: Record<string, never>;
            /** Input */
            input?: unknown;
            /** Location */
            loc: (string | number)[];
            /** Message */
            msg: string;
            /** Error Type */
            type: string;
        };
        /**
         * VariableDocument
         * @description A variable; `arguments` tell where its values come from.
         */
        VariableDocument: {
            /** Arguments */
            arguments: {
                [key: string]: unknown;
            };
            /** Createdat */
            createdAt: string;
            /** Description */
            description: string;
            /** Id */
            id: string;
            /** Labels */
            labels: components["schemas"]["LabelDocument"][];
            links: components["schemas"]["VariableLinks"];
            /** Name */
            name: string;
            /** Orgid */
            orgID: string;
            /** Selected */
            selected: string[];
            /** Updatedat */
            updatedAt: string;
        };
        /**
         * VariableLinks
         * @description Where a variable and its parts are.
         */
        VariableLinks: {
            /** Labels */
            labels: string;
            /** Org */
            org: string;
            /** Self */
            self: string;
        };
        /**
         * VariableList
         * @description All variables that were asked for.
         */
        VariableList: {
            /** Variables */
            variables: components["schemas"]["VariableDocument"][];
        };
        /**
         * VariablePatch
         * @description What to change in a variable.
         */
        VariablePatch: {
            /** Arguments */
            arguments?: {
                [key: string]: unknown;
            } | null;
            /** Description */
            description?: string | null;
            /** Name */
            name?: string | null;
            /** Selected */
            selected?: string[] | null;
        };
        /**
         * ViewDocument
         * @description What a cell shows; its id is the cell's.
         */
        ViewDocument: {
            /** Id */
            id: string;
            links: components["schemas"]["ViewLinks"];
            /** Name */
            name: string;
            /** Properties */
            properties: {
                [key: string]: unknown;
            };
        };
        /**
         * ViewLinks
         * @description Where a view is.
         */
        ViewLinks: {
            /** Self */
            self: string;
        };
        /**
         * ViewPatch
         * @description What to change in a view; properties are replaced as a whole.
         */
        ViewPatch: {
            /** Name */
            name?: string | null;
            /** Properties */
            properties?: {
                [key: string]: unknown;
            } | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
