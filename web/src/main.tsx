import "@/design/tokens.css";
import "@/design/base.css";

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { Application } from "@/app";
import { installNonce } from "@/core/nonce";
import { installTheme } from "@/core/theme";

installNonce();
installTheme();

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Application />
    </StrictMode>,
  );
}
