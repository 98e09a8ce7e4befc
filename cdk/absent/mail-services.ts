/** Stands in a bundle for nodemailer's list of mail services known by name: the server is named by its URL. */
export const services = {};
