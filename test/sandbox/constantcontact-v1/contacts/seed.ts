import { mix } from '../../random';
import type { FieldName } from './fields';
import type { ContactRecord, ContactStatus, Membership } from './record';
import { CITIES, COMPANIES, FIRST_NAMES, JOB_TITLES, LAST_NAMES, STREETS } from './words';

const DAY_MS = 86_400_000;
/** Seeded contacts were added from this time ... */
const FIRST_DAY = Date.UTC(2009, 0, 5);
/** ... until this time; their last changes are a little later, so that everything is in the past. */
const LAST_DAY = Date.UTC(2025, 5, 1);
const SEED_END = LAST_DAY + 60 * DAY_MS;
const FIRST_ID = 1001;

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
		return `${name.toLowerCase()}@example.${mix(this.seed, index, 3) & 1 ? 'com' : 'org'}`;
	}

	/** When the contact was added; increases with the index. */
	insertTime(index: number): number {
		return FIRST_DAY + index * this.step + (mix(this.seed, index, 1) % this.step);
	}

	/** When the contact last changed: a third of them never did. */
	updateTime(index: number): number {
		const inserted = this.insertTime(index);
		const bits = mix(this.seed, index, 2);
		if (bits % 3 === 0) return inserted;
		return Math.floor(inserted + (SEED_END - inserted) * ((bits >>> 8) / 0x1000000));
	}

	status(index: number): ContactStatus {
		const bits = mix(this.seed, index, 4);
		if (bits % 23 === 0) return 'Do Not Mail';
		if (bits % 19 === 0 || this.lists === 0) return 'Removed';
		return bits % 31 === 0 ? 'Unconfirmed' : 'Active';
	}

	/** The one or two lists of an active contact, in ascending order. */
	listIds(index: number): number[] {
		const status = this.status(index);
		if (status === 'Removed' || status === 'Do Not Mail') return [];
		const bits = mix(this.seed, index, 5);
		const first = 1 + (bits % this.lists);
		const second = 1 + ((bits >>> 8) % this.lists);
		if (first === second || (bits & 0x10000) === 0) return [first];
		return first < second ? [first, second] : [second, first];
	}

	/** The complete contact. */
	record(index: number): ContactRecord {
		const bits = mix(this.seed, index, 6);
		const insertTime = this.insertTime(index);
		const updateTime = this.updateTime(index);
		const status = this.status(index);
		const optInSource = bits % 3 === 0 ? 'ACTION_BY_CONTACT' : 'ACTION_BY_CUSTOMER';
		const optInTime = insertTime;
		const memberships = this.listIds(index).map((listId): Membership => ({
			listId,
			optInSource,
			optInTime,
		}));
		return {
			id: this.id(index),
			email: this.email(index),
			emailType: bits % 13 === 0 ? 'Text' : 'HTML',
			fields: this.fields(index, bits),
			status,
			memberships,
			optInSource,
			optInTime,
			...(status === 'Do Not Mail'
				? { optOut: { source: 'ACTION_BY_CONTACT', time: updateTime, reason: '' } }
				: {}),
			confirmed: bits % 5 === 0,
			insertTime,
			updateTime,
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

	private fields(index: number, bits: number): Partial<Record<FieldName, string>> {
		const fields: Partial<Record<FieldName, string>> = {
			FirstName: this.firstName(index),
			LastName: this.lastName(index),
		};
		if (bits % 4 === 0) fields.CompanyName = pick(COMPANIES, bits >>> 5);
		if (bits % 4 === 0) fields.JobTitle = pick(JOB_TITLES, bits >>> 7);
		if (bits % 5 !== 0) fields.HomePhone = `781-555-${String(index % 10_000).padStart(4, '0')}`;
		if (bits % 3 !== 0) Object.assign(fields, this.address(index, bits));
		if (bits % 7 === 0) fields.CustomField1 = `Card ${String(index + 1).padStart(8, '0')}`;
		if (bits % 17 === 0) fields.Note = 'Prefers <roses> & "tulips"; pays\nin cash';
		return fields;
	}

	private address(index: number, bits: number): Partial<Record<FieldName, string>> {
		const [City, StateCode, StateName, CountryCode, CountryName, PostalCode] = pick(
			CITIES,
			bits >>> 9,
		);
		return {
			Addr1: `${(index % 900) + 1} ${pick(STREETS, bits >>> 11)}`,
			City,
			...(StateCode === '' ? {} : { StateCode }),
			...(StateName === '' ? {} : { StateName }),
			CountryCode,
			CountryName,
			PostalCode,
		};
	}
}
