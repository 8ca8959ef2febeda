// Microsoft Graph's addresses by the names of the clouds.

/** The names are those of Graph's national cloud deployments. */
export const CLOUDS = {
  global: "https://graph.microsoft.com",
  usGov: "https://graph.microsoft.us",
  usGovDoD: "https://dod-graph.microsoft.us",
  china: "https://microsoftgraph.chinacloudapi.cn",
};
