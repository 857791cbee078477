import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../../kit';
import type { ContactDraft } from './draft';

/** Medium of consents: a form that people fill in themselves (V3 API appendix B). */
const FORM = 'LF';

/** The details of consent that a sign-up sends besides number and permission. */
interface SignUpConsent {
	smsConsentDetails?: string | undefined;
	smsConsentUrl?: string | undefined;
	smsCountryCode?: string | undefined;
	smsDialCode?: string | undefined;
}

/**
 * The text message channel as a sign-up accepts it: the number in parts, with where the person consented. Without a permission, a
 * number doesn't allow text messages.
 *
 * @throws InputError if something is missing
 */
export function toSignUpChannel(
	{ values }: ContactDraft,
	options: SignUpConsent,
): IDataObject | undefined {
	const number = values.get('sms_number');
	const permission = values.get('sms_permission') ?? 'not_set';
	if (number === undefined) {
		if (!values.has('sms_permission')) return undefined;
		throw new InputError(
			"'SMS Permission' is filled in, but 'SMS Number' is empty",
			"Fill in 'SMS Number', too.",
		);
	}
	if (permission === 'unsubscribed') {
		throw new InputError(
			"'SMS Permission' is unsubscribed, which a sign-up doesn't accept",
			"Use 'Update' for people who want no more text messages.",
		);
	}
	const { smsConsentUrl: url, smsConsentDetails: details = 'Sign-up form' } = options;
	if (url === undefined) {
		throw new InputError(
			"'SMS Consent URL' is empty, but a sign-up with an SMS number needs it",
			"Add it under 'Options': the address of the page with the form.",
		);
	}
	const dialCode = (options.smsDialCode ?? '1').replace(/^\+/, '');
	if (!String(number).startsWith(`+${dialCode}`)) {
		throw new InputError(
			`'SMS Number' is ${number}, and its dial code is not ${dialCode}`,
			"Set 'SMS Dial Code' and 'SMS Country Code' under 'Options'.",
		);
	}
	return {
		sms_address: String(number).slice(dialCode.length + 1),
		dial_code: dialCode,
		country_code: (options.smsCountryCode ?? 'US').toUpperCase(),
		sms_channel_consents: [
			{
				sms_consent_permission: permission,
				consent_type: 'promotional_sms',
				consent_medium_type: FORM,
				consent_medium_url: url,
				consent_medium_details: details,
			},
		],
	};
}
