import { mix } from '../../random';
import {
	CITIES,
	COMPANIES,
	FIRST_NAMES,
	JOB_TITLES,
	LAST_NAMES,
	STREETS,
} from '../../constantcontact-v1/contacts/words';
import type { TextName } from './fields';
import type { ContactRecord, ContactStatus, PostalAddress } from './record';

const DAY_MS = 86_400_000;
/** Seeded contacts were added from this time ... */
const FIRST_DAY = Date.UTC(2012, 0, 9);
/** ... until this time; their last changes are a little later, so that everything is in the past. */
const LAST_DAY = Date.UTC(2025, 5, 1);
const SEED_END = LAST_DAY + 60 * DAY_MS;
const FIRST_ID = 11;

function pick<T>(values: readonly T[], bits: number): T {
	return values[bits % values.length]!;
}

/**
 * The contacts of a new sandbox, in lists 1 to `lists`. None is stored: each is computed from its index, so a million of them
 * take neither time nor memory until requested.
 */
export class SeededContacts {
	private readonly step: number;

	constructor(
		readonly length: number,
		private readonly seed: number,
		private readonly lists: number,
	) {
		this.step = Math.floor((LAST_DAY - FIRST_DAY) / Math.max(1, length));
	}

	id(index: number): number {
		return FIRST_ID + index;
	}

	/** Index of the contact with this id; undefined if it wasn't seeded. */
	indexOfId(id: number): number | undefined {
		const index = id - FIRST_ID;
		return this.has(index) ? index : undefined;
	}

	/** Index of the contact with this address, in lower case. */
	indexOfEmail(email: string): number | undefined {
		const suffix = /\.([0-9a-z]+)@/.exec(email)?.[1];
		const index = suffix === undefined ? NaN : Number.parseInt(suffix, 36);
		return this.has(index) && this.email(index) === email ? index : undefined;
	}

	email(index: number): string {
		const name = `${this.firstName(index)}.${this.lastName(index)}.${index.toString(36)}`;
		return `${name.toLowerCase()}@example.${mix(this.seed, index, 3) & 1 ? 'net' : 'org'}`;
	}

	/** When the contact was added; increases with the index. */
	createdTime(index: number): number {
		return FIRST_DAY + index * this.step + (mix(this.seed, index, 1) % this.step);
	}

	/** When the contact last changed: a third of them never did. */
	modifiedTime(index: number): number {
		const created = this.createdTime(index);
		const bits = mix(this.seed, index, 2);
		if (bits % 3 === 0) return created;
		return Math.floor(created + (SEED_END - created) * ((bits >>> 8) / 0x1000000));
	}

	status(index: number): ContactStatus {
		const bits = mix(this.seed, index, 4);
		if (bits % 23 === 0) return 'OPTOUT';
		if (bits % 19 === 0 || this.lists === 0) return 'REMOVED';
		return bits % 31 === 0 ? 'UNCONFIRMED' : 'ACTIVE';
	}

	/** The one or two lists of an active contact, in ascending order. */
	listIds(index: number): number[] {
		const status = this.status(index);
		if (status === 'REMOVED' || status === 'OPTOUT') return [];
		const bits = mix(this.seed, index, 5);
		const first = 1 + (bits % this.lists);
		const second = 1 + ((bits >>> 8) % this.lists);
		if (first === second || (bits & 0x10000) === 0) return [first];
		return first < second ? [first, second] : [second, first];
	}

	/** The complete contact. */
	record(index: number): ContactRecord {
		const bits = mix(this.seed, index, 6);
		const createdTime = this.createdTime(index);
		const modifiedTime = this.modifiedTime(index);
		const status = this.status(index);
		return {
			id: this.id(index),
			email: this.email(index),
			texts: this.texts(index, bits),
			addresses: this.addresses(index, bits),
			notes: this.notes(index, bits, createdTime),
			customFields:
				bits % 7 === 0 ? { CustomField1: `Card ${String(index).padStart(8, '0')}` } : {},
			status,
			lists: this.listIds(index),
			confirmed: bits % 5 === 0,
			optInSource: bits % 3 === 0 ? 'ACTION_BY_VISITOR' : 'ACTION_BY_OWNER',
			optInTime: createdTime,
			...(status === 'OPTOUT'
				? { optOut: { source: 'ACTION_BY_VISITOR', time: modifiedTime } }
				: {}),
			createdTime,
			modifiedTime,
		};
	}

	private has(index: number): boolean {
		return index >= 0 && index < this.length;
	}

	private firstName(index: number): string {
		return pick(FIRST_NAMES, mix(this.seed, index, 7) >>> 4);
	}

	private lastName(index: number): string {
		return pick(LAST_NAMES, mix(this.seed, index, 8) >>> 4);
	}

	private texts(index: number, bits: number): Partial<Record<TextName, string>> {
		return {
			first_name: this.firstName(index),
			last_name: this.lastName(index),
			source: bits % 2 === 0 ? 'API' : 'Website Sign-Up Form',
			...(bits % 4 === 0
				? { company_name: pick(COMPANIES, bits >>> 5), job_title: pick(JOB_TITLES, bits >>> 7) }
				: {}),
			...(bits % 5 === 0
				? {}
				: { home_phone: `0${781 - (bits % 7)}555${String(index % 10_000).padStart(4, '0')}` }),
		};
	}

	private notes(index: number, bits: number, time: number): ContactRecord['notes'] {
		if (bits % 17 !== 0) return [];
		const note = 'Prefers "roses" & tulips; pays\nin cash';
		return [{ id: String(index + 1), note, createdTime: time, modifiedTime: time }];
	}

	private addresses(index: number, bits: number): PostalAddress[] {
		if (bits % 3 === 0) return [];
		const [city, state_code, state, country_code, , postal_code] = pick(CITIES, bits >>> 9);
		const texts = {
			line1: `${(index % 900) + 1} ${pick(STREETS, bits >>> 11)}`,
			city,
			...(state_code === '' ? {} : { state_code }),
			...(state === '' ? {} : { state }),
			country_code,
			postal_code,
		};
		const home: PostalAddress = { id: `${this.id(index)}-1`, type: 'PERSONAL', texts };
		if (bits % 11 !== 0) return [home];
		return [home, { ...home, id: `${this.id(index)}-2`, type: 'BUSINESS' }];
	}
}
