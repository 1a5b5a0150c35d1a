import { Rows3, Table2 } from "lucide-react";

import { COMMON, FORMAT } from "@/views/defaults";
import { SimpleTableOptions, TableOptions } from "@/views/table/options";
import { TableView } from "@/views/table/view";
import type { ViewKind } from "@/views/view";

export const table: ViewKind = {
  type: "table",
  name: "Table",
  words: "rows with chosen columns",
  icon: Table2,
  defaults: {
    ...COMMON,
    decimalPlaces: FORMAT["decimalPlaces"],
    type: "table",
    tableOptions: {
      verticalTimeAxis: true,
      sortBy: { internalName: "", displayName: "", visible: false },
      wrapping: "",
      fixFirstColumn: false,
    },
    fieldOptions: [],
    timeFormat: "YYYY-MM-DD HH:mm:ss",
  },
  View: TableView,
  Options: TableOptions,
  shapes: "rows",
};

export const simpleTable: ViewKind = {
  type: "simple-table",
  name: "Simple table",
  words: "rows as they come",
  icon: Rows3,
  defaults: { ...COMMON, type: "simple-table", showAll: false },
  View: TableView,
  Options: SimpleTableOptions,
  shapes: "rows",
};
