import { styleText } from 'node:util';

/** Colors are for people at a terminal; files and pipes get plain text. */
const isColored = () => process.stdout.isTTY === true && !process.env.NO_COLOR;

/** Colors a text, if it can be seen. */
export function paint(colour: 'bold' | 'dim' | 'green' | 'red' | 'yellow', text: string): string {
	return isColored() ? styleText(colour, text) : text;
}

/** Writes a line. */
export function print(line = ''): void {
	process.stdout.write(`${line}\n`);
}
