// Other sites import this address; what it gives is the kit's.
export {figure, say} from "/kit/embed.js";
