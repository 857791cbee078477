import type { JsonObject } from '../../json';
import { objectsOf } from '../schema';
import type { Account } from '../state';
import type { SmsPermission, SmsRecord, Source } from './record';

/** One event in the history of the consent for text messages. */
export interface SmsHistoryEntry {
	number: number;
	channelId: string;
	historyId: string;
	time: number;
	permission: SmsPermission;
	source: Source;
	phone: string;
}

/** The consent after a change. */
interface Consent {
	permission: SmsPermission;
	frequency?: number;
	interval?: string;
}

function changed(
	account: Account,
	before: SmsRecord | undefined,
	place: Pick<SmsRecord, 'address' | 'dialCode' | 'countryCode'>,
	{ permission, frequency, interval }: Consent,
	source: Source,
	now: number,
): SmsRecord {
	const isOut = permission === 'unsubscribed';
	return {
		id: before?.id ?? account.random.uuid(),
		...place,
		permission,
		createSource: before?.createSource ?? source,
		updateSource: source,
		createdTime: before?.createdTime ?? now,
		updatedTime: now,
		...(permission === 'explicit'
			? { optInTime: before?.permission === 'explicit' ? before.optInTime : now }
			: before?.optInTime === undefined
				? {}
				: { optInTime: before.optInTime }),
		...(isOut ? { optOutTime: before?.optOutTime ?? now } : {}),
		...(frequency === undefined ? {} : { frequency }),
		...(interval === undefined ? {} : { interval }),
	};
}

/** Digits of a number with its country code: that of the United States has one digit, others two. */
function split(full: string): Pick<SmsRecord, 'address' | 'dialCode' | 'countryCode'> | undefined {
	const digits = full.replaceAll(/[\s()+.-]/g, '');
	if (/^1\d{10}$/.test(digits)) {
		return { dialCode: '1', address: digits.slice(1), countryCode: 'US' };
	}
	return /^44\d{9,10}$/.test(digits)
		? { dialCode: '44', address: digits.slice(2), countryCode: 'GB' }
		: undefined;
}

/** The channel in a POST or PUT of a contact; an invalid number is added to the errors. */
export function readSmsChannel(
	account: Account,
	before: SmsRecord | undefined,
	sent: JsonObject,
	source: Source,
	now: number,
	faults: string[],
): SmsRecord | undefined {
	const place = split(String(sent.full_sms_address));
	if (place === undefined) {
		faults.push('sms_channel.full_sms_address is not a valid phone number');
		return undefined;
	}
	const [consent] = objectsOf(sent.sms_channel_consents)!;
	const permission = (consent?.sms_consent_permission ?? 'not_set') as SmsPermission;
	return changed(account, before, place, { permission }, source, now);
}

/** The channel in a sign-up. */
export function readSignUpChannel(
	account: Account,
	before: SmsRecord | undefined,
	sent: JsonObject,
	now: number,
	faults: string[],
): SmsRecord | undefined {
	const place = split(`${String(sent.dial_code)}${String(sent.sms_address)}`);
	if (place === undefined) {
		faults.push('sms_channel.sms_address is not a valid phone number');
		return undefined;
	}
	const [consent] = objectsOf(sent.sms_channel_consents)!;
	const { advertised_frequency, advertised_interval } = consent!;
	const given: Consent = {
		permission: consent!.sms_consent_permission as SmsPermission,
		...(typeof advertised_frequency === 'number' ? { frequency: advertised_frequency } : {}),
		...(typeof advertised_interval === 'string' ? { interval: advertised_interval } : {}),
	};
	return changed(
		account,
		before,
		{ ...place, countryCode: String(sent.country_code) },
		given,
		'Contact',
		now,
	);
}
