/** How many alterations of a history are tried where any is to be found: goal G12 asks for ten thousand, `ALTERATIONS=10000`. */
export const ALTERATIONS = Number(process.env['ALTERATIONS'] ?? 150);
