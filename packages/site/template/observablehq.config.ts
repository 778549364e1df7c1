import {notebook} from "@cold-winter/site/config";

export default notebook({
  menu: [
    {path: "/events", name: "Events"},
    {path: "/workbench", name: "Workbench"},
    {path: "/queries", name: "Questions"},
    {path: "/sources", name: "Sources"},
    {path: "/codebook", name: "Codebook"}
  ]
});
