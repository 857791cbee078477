import { SeededPeople } from '../../constantcontact-shared/seededPeople';
import { CITIES, COMPANIES, JOB_TITLES, STREETS } from '../../constantcontact-shared/words';
import { mix, pick } from '../../random';
import type { TextName } from './fields';
import type { ContactRecord, ContactStatus, PostalAddress } from './record';

/** The contacts of a new sandbox, in lists 1 to `lists`. */
export class SeededContacts extends SeededPeople {
	constructor(
		length: number,
		seed: number,
		private readonly lists: number,
	) {
		super(length, seed, {
			firstDay: Date.UTC(2012, 0, 9),
			firstNumber: 11,
			domains: ['org', 'net'],
			precisionMs: 1,
		});
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
		return this.listPositions(index, this.lists)
			.map((position) => position + 1)
			.sort((a, b) => a - b);
	}

	/** The complete contact. */
	record(index: number): ContactRecord {
		const bits = mix(this.seed, index, 6);
		const createdTime = this.createdTime(index);
		const modifiedTime = this.updatedTime(index);
		const status = this.status(index);
		return {
			id: this.number(index),
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
		const home: PostalAddress = { id: `${this.number(index)}-1`, type: 'PERSONAL', texts };
		if (bits % 11 !== 0) return [home];
		return [home, { ...home, id: `${this.number(index)}-2`, type: 'BUSINESS' }];
	}
}
