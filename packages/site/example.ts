import {notebook} from "@cold-winter/site/config";

export default notebook({menu: [{path: "/", name: "Start"}]});
