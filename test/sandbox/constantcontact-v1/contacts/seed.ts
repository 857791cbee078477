import { SeededPeople } from '../../constantcontact-shared/seededPeople';
import { CITIES, COMPANIES, JOB_TITLES, STREETS } from '../../constantcontact-shared/words';
import { mix, pick } from '../../random';
import type { FieldName } from './fields';
import type { ContactRecord, ContactStatus, Membership } from './record';

/** The contacts of a new sandbox, in lists 1 to `lists`. */
export class SeededContacts extends SeededPeople {
	constructor(
		length: number,
		seed: number,
		private readonly lists: number,
	) {
		super(length, seed, {
			firstDay: Date.UTC(2009, 0, 5),
			firstNumber: 1001,
			domains: ['org', 'com'],
			precisionMs: 1,
		});
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
		return this.listPositions(index, this.lists)
			.map((position) => position + 1)
			.sort((a, b) => a - b);
	}

	/** The complete contact. */
	record(index: number): ContactRecord {
		const bits = mix(this.seed, index, 6);
		const insertTime = this.createdTime(index);
		const updateTime = this.updatedTime(index);
		const status = this.status(index);
		const optInSource = bits % 3 === 0 ? 'ACTION_BY_CONTACT' : 'ACTION_BY_CUSTOMER';
		const optInTime = insertTime;
		const memberships = this.listIds(index).map((listId): Membership => ({
			listId,
			optInSource,
			optInTime,
		}));
		return {
			id: this.number(index),
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
