/** As AWS names its Regions, those to come too: what else stands in an option, a key or the name of a file is none. */
export const REGION_NAME = /^[a-z]{2,}(-[a-z]+)+-\d+$/;
