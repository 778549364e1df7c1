import {notebook} from "@cold-winter/site/config";

export default notebook({
  menu: [
    {path: "/speed", name: "Speed"},
    {path: "/wealth", name: "Wealth and travel"},
    {path: "/clock", name: "Your own clock"},
    {path: "/events", name: "Events"},
    {path: "/workbench", name: "Workbench"},
    {path: "/queries", name: "Questions"},
    {path: "/sources", name: "Sources"},
    {path: "/codebook", name: "Codebook"}
  ]
});
