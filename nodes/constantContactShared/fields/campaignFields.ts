import { choice, InputError, required, text, type Field } from '../../kit';

/** The texts for updating a campaign, in both versions. */
export const updateCampaignInfo = {
	value: 'update',
	name: 'Update',
	action: 'Update campaign',
	description: "Change some fields of a draft campaign; fields you don't set are kept",
	requests: 'Two per campaign: one to read, one to write',
};

/** What a recipient of a campaign sees first. */
export const headFields = {
	name: required(
		text({
			displayName: 'Name',
			placeholder: 'e.g. June newsletter',
			description: 'Unique in the account',
		}),
	),
	subject: required(text({ displayName: 'Subject' })),
	fromName: required(
		text({
			displayName: 'From Name',
			placeholder: "e.g. Joe's Flowers",
		}),
	),
};

/** Further properties of a campaign, except its footer. */
export const optionalTexts = {
	emailContentFormat: choice({
		displayName: 'Email Content Format',
		default: 'HTML',
		options: [
			{ name: 'HTML', value: 'HTML' },
			{ name: 'XHTML', value: 'XHTML' },
		],
	}),
	greetingSalutation: text({
		displayName: 'Greeting Salutation',
		placeholder: 'e.g. Dear',
		description: 'Before the name',
	}),
	greetingString: text({
		displayName: 'Greeting String',
		placeholder: 'e.g. Greetings!',
		description: 'If the name is unknown',
	}),
	permissionReminderText: text({
		displayName: 'Permission Reminder Text',
		rows: 3,
	}),
	styleSheet: text({
		displayName: 'Style Sheet',
		rows: 4,
		description: 'CSS; only for XHTML',
	}),
	viewAsWebpageLinkText: text({
		displayName: 'View as Webpage Link Text',
		placeholder: 'e.g. Click here',
	}),
	viewAsWebpageText: text({
		displayName: 'View as Webpage Text',
		placeholder: 'e.g. Having trouble viewing this email?',
	}),
};

/** Texts of the footer other than the name and the first line of the sender's address. */
export const footerTexts = {
	forwardEmailLinkText: text({
		displayName: 'Forward Email Link Text',
	}),
	organizationAddress2: text({
		displayName: 'Organization Address 2',
	}),
	organizationAddress3: text({
		displayName: 'Organization Address 3',
	}),
	organizationCity: text({
		displayName: 'Organization City',
	}),
	organizationInternationalState: text({
		displayName: 'Organization International State',
		description: 'Outside of the US and Canada',
	}),
	organizationPostalCode: text({
		displayName: 'Organization Postal Code',
	}),
	organizationState: text({
		displayName: 'Organization State',
		placeholder: 'e.g. MA',
		description: 'Code, in the United States or Canada',
	}),
	subscribeLinkText: text({
		displayName: 'Subscribe Link Text',
	}),
};

/**
 * The country in the footer.
 *
 * @param write converts a code to the case that the API requires
 */
export function countryField(write: (code: string) => string): Field<string | undefined> {
	const anyCountry = text({
		displayName: 'Organization Country',
		placeholder: `e.g. ${write('us')}`,
		description: 'Two letters',
	});
	return {
		...anyCountry,
		read(raw, context) {
			const code = anyCountry.read(raw, context);
			if (code === undefined) return undefined;
			const written = write(code);
			if (/^[a-z]{2}$/i.test(written)) return written;
			throw new InputError(
				`'${context.label}' is '${code}', which isn't a country code`,
				`Use the two letters of the country, e.g. ${write('us')}.`,
			);
		},
	};
}
