import { SeededPeople } from '../../constantcontact-shared/seededPeople';
import { CITIES, COMPANIES, JOB_TITLES, STREETS } from '../../constantcontact-shared/words';
import { mix, pick, uuidOf } from '../../random';
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

/** The records to which seeded contacts refer. */
export interface SeededIds {
	lists: readonly string[];
	tags: readonly string[];
	/** A text field, and one that stores a choice. */
	fields: readonly { id: string; choiceId?: number }[];
}

/** The contacts of a new sandbox. */
export class SeededContacts extends SeededPeople {
	constructor(
		length: number,
		seed: number,
		private readonly ids: SeededIds,
	) {
		super(length, seed, {
			firstDay: Date.UTC(2016, 0, 9),
			firstNumber: 11,
			domains: ['org', 'net'],
			precisionMs: 1000,
		});
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
		return this.timeAfterCreation(index, mix(this.seed, index, 9) / 0x100000000);
	}

	/** Ids of the one or two lists of an active contact. */
	lists(index: number): string[] {
		const { lists } = this.ids;
		if (lists.length === 0 || this.isDeleted(index)) return [];
		if (this.permission(index) === 'unsubscribed') return [];
		return this.listPositions(index, lists.length).map((position) => lists[position]!);
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
			email: this.emailRecord(index, source),
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

	private partId(index: number, salt: number): string {
		const { seed } = this;
		return uuidOf(mix(seed, index, salt), mix(seed, index, salt + 1), salt, index);
	}

	private emailRecord(index: number, optInSource: Source): EmailRecord {
		const createdTime = this.createdTime(index);
		const permission = this.permission(index);
		const optOutTime = this.optOutTime(index);
		const pending = permission === 'pending_confirmation';
		return {
			address: this.email(index),
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
