import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const SHEET = join(__dirname, '../../../../docs/api/constant-contact-v3.md');

/** The maximum number of characters in a text, or entries in a list, according to the specification. */
export interface Limit {
	/** Model and property, e.g. `ContactPostRequest.first_name`. */
	property: string;
	most: number;
	unit: 'chars' | 'items';
}

const MODEL = /^### (\w+)/;
const PROPERTY = /^(?<indent> *)- (?<name>[^*:]+(?::custom_field_name)?)\*?: /;
const MOST = /\bmax (?<most>\d+) (?<unit>chars|items)\b/;

/** All limits in appendix B, including those of responses. */
export function readLimits(): Limit[] {
	const [, appendix = ''] = readFileSync(SHEET, 'utf8').split('## Appendix B');
	const limits: Limit[] = [];
	let model = '';
	let parent = '';
	for (const line of appendix.split('\n')) {
		model = MODEL.exec(line)?.[1] ?? model;
		const { indent, name } = PROPERTY.exec(line)?.groups ?? {};
		if (name === undefined) continue;
		if (indent === '') parent = name;
		const { most, unit } = MOST.exec(line)?.groups ?? {};
		if (most === undefined || unit === undefined) continue;
		const path = indent === '' ? name : `${parent}.${name}`;
		limits.push({ property: `${model}.${path}`, most: Number(most), unit: unit as Limit['unit'] });
	}
	return limits;
}
