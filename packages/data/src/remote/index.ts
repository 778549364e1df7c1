export {answerRemote} from "./ask.js";
export {remoteSchema} from "./head-schema.js";
