import { mix, uuidOf } from '../../random';
import {
	CITIES,
	COMPANIES,
	FIRST_NAMES,
	JOB_TITLES,
	LAST_NAMES,
	STREETS,
} from '../../constantcontact-v1/contacts/words';
import {
	statusOf,
	type AddressRecord,
	type ContactRecord,
	type ContactStatus,
	type EmailRecord,
	type FieldValue,
	type Permission,
	type PhoneRecord,
	type SmsRecord,
	type Source,
} from './record';

/** Seeded contacts were added from this time ... */
const FIRST_DAY = Date.UTC(2016, 0, 9);
/** ... until this time; their last changes are a little later, so that everything is in the past. */
const LAST_DAY = Date.UTC(2025, 5, 1);
const SEED_END = LAST_DAY + 60 * 86_400_000;
const FIRST_NUMBER = 11;

/** The records to which seeded contacts refer. */
export interface SeededIds {
	lists: readonly string[];
	tags: readonly string[];
	/** A text field, and one that stores a choice. */
	fields: readonly { id: string; choiceId?: number }[];
}

function pick<T>(values: readonly T[], bits: number): T {
	return values[bits % values.length]!;
}

/**
 * The contacts of a new sandbox. None is stored: each is computed from its index, so a million of them take neither time nor
 * memory until requested.
 */
export class SeededContacts {
	private readonly step: number;

	constructor(
		readonly length: number,
		private readonly seed: number,
		private readonly ids: SeededIds,
	) {
		this.step = Math.floor((LAST_DAY - FIRST_DAY) / Math.max(1, length));
	}

	number(index: number): number {
		return FIRST_NUMBER + index;
	}

	/** Index of the contact with this number; undefined if it wasn't seeded. */
	indexOfNumber(number: number): number | undefined {
		const index = number - FIRST_NUMBER;
		return this.has(index) ? index : undefined;
	}

	/** Index of the contact with this address, in lower case. */
	indexOfEmail(address: string): number | undefined {
		const suffix = /\.([0-9a-z]+)@/.exec(address)?.[1];
		const index = suffix === undefined ? NaN : Number.parseInt(suffix, 36);
		return this.has(index) && this.address(index) === address ? index : undefined;
	}

	address(index: number): string {
		const name = `${this.firstName(index)}.${this.lastName(index)}.${index.toString(36)}`;
		return `${name.toLowerCase()}@example.${mix(this.seed, index, 3) & 1 ? 'net' : 'org'}`;
	}

	/** When the contact was added; increases with the index. */
	createdTime(index: number): number {
		const time = FIRST_DAY + index * this.step + (mix(this.seed, index, 1) % this.step);
		return time - (time % 1000);
	}

	/** When the contact last changed: a third of them never did. */
	updatedTime(index: number): number {
		const created = this.createdTime(index);
		const bits = mix(this.seed, index, 2);
		if (bits % 3 === 0) return created;
		const time = Math.floor(created + (SEED_END - created) * ((bits >>> 8) / 0x1000000));
		return time - (time % 1000);
	}

	permission(index: number): Permission {
		const bits = mix(this.seed, index, 4);
		if (bits % 23 === 0) return 'unsubscribed';
		if (bits % 31 === 0) return 'pending_confirmation';
		if (bits % 37 === 0) return 'temp_hold';
		if (bits % 41 === 0) return 'not_set';
		return bits % 5 === 0 ? 'implicit' : 'explicit';
	}

	isDeleted(index: number): boolean {
		return mix(this.seed, index, 4) % 19 === 0;
	}

	status(index: number): ContactStatus {
		return statusOf(this.permission(index), this.isDeleted(index));
	}

	/** When the contact unsubscribed, which doesn't show in its own time of change. */
	optOutTime(index: number): number | undefined {
		if (this.permission(index) !== 'unsubscribed') return undefined;
		const created = this.createdTime(index);
		const bits = mix(this.seed, index, 9);
		const time = Math.floor(created + (SEED_END - created) * (bits / 0x100000000));
		return time - (time % 1000);
	}

	/** Ids of the one or two lists of an active contact. */
	lists(index: number): string[] {
		const { lists } = this.ids;
		if (lists.length === 0 || this.isDeleted(index)) return [];
		if (this.permission(index) === 'unsubscribed') return [];
		const bits = mix(this.seed, index, 5);
		const first = bits % lists.length;
		const second = (bits >>> 8) % lists.length;
		if (first === second || (bits & 0x10000) === 0) return [lists[first]!];
		return [lists[first]!, lists[second]!];
	}

	/** Ids of a contact's tags: a third have one. */
	tags(index: number): string[] {
		const { tags } = this.ids;
		const bits = mix(this.seed, index, 10);
		if (tags.length === 0 || this.isDeleted(index) || bits % 3 !== 0) return [];
		return [pick(tags, bits >>> 4)];
	}

	hasSms(index: number): boolean {
		return mix(this.seed, index, 11) % 13 === 0;
	}

	/** The complete contact. */
	record(index: number): ContactRecord {
		const bits = mix(this.seed, index, 6);
		const createdTime = this.createdTime(index);
		const updatedTime = this.updatedTime(index);
		const source: Source = bits % 3 === 0 ? 'Contact' : 'Account';
		return {
			number: this.number(index),
			email: this.email(index, source),
			texts: {
				first_name: this.firstName(index),
				last_name: this.lastName(index),
				...(bits % 4 === 0
					? { company_name: pick(COMPANIES, bits >>> 5), job_title: pick(JOB_TITLES, bits >>> 7) }
					: {}),
			},
			...(bits % 6 === 0
				? { anniversary: `20${10 + (bits % 10)}-0${1 + (bits % 9)}-1${bits % 9}` }
				: {}),
			...(bits % 5 === 0
				? { birthday: { month: 1 + ((bits >>> 3) % 12), day: 1 + ((bits >>> 6) % 28) } }
				: {}),
			createSource: bits % 21 === 0 ? 'Landing Page' : source,
			updateSource: 'Account',
			createdTime,
			updatedTime,
			...(this.isDeleted(index) ? { deletedTime: updatedTime } : {}),
			fields: this.fields(index, bits),
			phones: bits % 5 === 0 ? [] : this.phones(index, bits),
			addresses: bits % 3 === 0 ? [] : this.addresses(index, bits),
			lists: this.lists(index),
			tags: this.tags(index),
			notes:
				bits % 17 === 0
					? [
							{
								id: this.partId(index, 31),
								content: 'Prefers "roses" & tulips; pays\nin cash',
								createdTime: updatedTime,
							},
						]
					: [],
			...(this.hasSms(index) ? { sms: this.sms(index) } : {}),
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

	private partId(index: number, salt: number): string {
		const { seed } = this;
		return uuidOf(mix(seed, index, salt), mix(seed, index, salt + 1), salt, index);
	}

	private email(index: number, optInSource: Source): EmailRecord {
		const createdTime = this.createdTime(index);
		const permission = this.permission(index);
		const optOutTime = this.optOutTime(index);
		const pending = permission === 'pending_confirmation';
		return {
			address: this.address(index),
			permission,
			createdTime,
			updatedTime: optOutTime ?? createdTime,
			optInSource,
			optInTime: createdTime,
			...(optOutTime === undefined
				? {}
				: { optOut: { source: 'Contact', time: optOutTime, reason: 'Too many mails' } }),
			confirmStatus: pending ? 'pending' : 'off',
		};
	}

	private fields(index: number, bits: number): FieldValue[] {
		const [card, choice] = this.ids.fields;
		return [
			...(bits % 7 === 0 && card !== undefined
				? [{ fieldId: card.id, value: `Card ${String(index).padStart(8, '0')}` }]
				: []),
			...(bits % 11 === 0 && choice?.choiceId !== undefined
				? [{ fieldId: choice.id, choiceIds: [String(choice.choiceId)] }]
				: []),
		];
	}

	private phones(index: number, bits: number): PhoneRecord[] {
		const createdTime = this.createdTime(index);
		return [
			{
				id: this.partId(index, 41),
				number: `+1-${781 - (bits % 7)}-555-${String(index % 10_000).padStart(4, '0')}`,
				kind: bits % 2 === 0 ? 'home' : 'mobile',
				createdTime,
				updatedTime: createdTime,
				createSource: 'Account',
				updateSource: 'Account',
			},
		];
	}

	private addresses(index: number, bits: number): AddressRecord[] {
		const [city, , state, , country, postal_code] = pick(CITIES, bits >>> 9);
		const createdTime = this.createdTime(index);
		const home: AddressRecord = {
			id: this.partId(index, 51),
			kind: 'home',
			texts: {
				street: `${(index % 900) + 1} ${pick(STREETS, bits >>> 11)}`,
				city,
				...(state === '' ? {} : { state }),
				postal_code,
				country,
			},
			createdTime,
			updatedTime: createdTime,
		};
		if (bits % 11 !== 0) return [home];
		return [home, { ...home, id: this.partId(index, 53), kind: 'work' }];
	}

	private sms(index: number): SmsRecord {
		const time = this.createdTime(index);
		const isOut = mix(this.seed, index, 12) % 4 === 0;
		return {
			id: this.partId(index, 61),
			address: `781555${String(index % 10_000).padStart(4, '0')}`,
			dialCode: '1',
			countryCode: 'US',
			permission: isOut ? 'unsubscribed' : 'explicit',
			createSource: 'Contact',
			updateSource: 'Contact',
			createdTime: time,
			updatedTime: time,
			optInTime: time,
			...(isOut ? { optOutTime: time + 86_400_000 } : {}),
			frequency: 2,
			interval: 'monthly',
		};
	}
}
