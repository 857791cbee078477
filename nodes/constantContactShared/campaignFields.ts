import { choice, InputError, required, text, type Field } from '../kit';

/** What a recipient of a campaign sees first. */
export const headFields = {
	name: required(
		text({
			displayName: 'Name',
			placeholder: 'e.g. June newsletter',
			description: 'Name of the campaign; no two campaigns have the same',
		}),
	),
	subject: required(text({ displayName: 'Subject', description: 'Subject of the e-mail' })),
	fromName: required(
		text({
			displayName: 'From Name',
			placeholder: "e.g. Joe's Flowers",
			description: 'Name that the e-mail is sent under',
		}),
	),
};

/** What a campaign may have besides, apart from its footer. */
export const optionalTexts = {
	emailContentFormat: choice({
		displayName: 'Email Content Format',
		default: 'HTML',
		description: 'Language of the content',
		options: [
			{ name: 'HTML', value: 'HTML' },
			{ name: 'XHTML', value: 'XHTML' },
		],
	}),
	greetingSalutation: text({
		displayName: 'Greeting Salutation',
		placeholder: 'e.g. Dear',
		description: 'Word before the name',
	}),
	greetingString: text({
		displayName: 'Greeting String',
		placeholder: 'e.g. Greetings!',
		description: 'Greeting of contacts whose name is not known',
	}),
	permissionReminderText: text({
		displayName: 'Permission Reminder Text',
		rows: 3,
		description: 'Why the contact gets the e-mail',
	}),
	styleSheet: text({
		displayName: 'Style Sheet',
		rows: 4,
		description: 'CSS of the content; only for the format XHTML',
	}),
	viewAsWebpageLinkText: text({
		displayName: 'View as Webpage Link Text',
		placeholder: 'e.g. Click here',
		description: 'Text of the link to the web page',
	}),
	viewAsWebpageText: text({
		displayName: 'View as Webpage Text',
		placeholder: 'e.g. Having trouble viewing this email?',
		description: 'Text before the link to the web page',
	}),
};

/** Texts of the footer besides name and first line of the sender's address. */
export const footerTexts = {
	forwardEmailLinkText: text({
		displayName: 'Forward Email Link Text',
		description: 'Text of the link that forwards the e-mail',
	}),
	organizationAddress2: text({
		displayName: 'Organization Address 2',
		description: 'Second line of the address in the footer',
	}),
	organizationAddress3: text({
		displayName: 'Organization Address 3',
		description: 'Third line of the address in the footer',
	}),
	organizationCity: text({
		displayName: 'Organization City',
		description: 'City in the footer',
	}),
	organizationInternationalState: text({
		displayName: 'Organization International State',
		description: 'State or province outside the United States and Canada',
	}),
	organizationPostalCode: text({
		displayName: 'Organization Postal Code',
		description: 'Postal code in the footer',
	}),
	organizationState: text({
		displayName: 'Organization State',
		placeholder: 'e.g. MA',
		description: 'Code of the state or province in the United States or Canada',
	}),
	subscribeLinkText: text({
		displayName: 'Subscribe Link Text',
		description: 'Text of the link to subscribe',
	}),
};

/**
 * The country in the footer.
 *
 * @param write gives a code the case that the API wants
 */
export function countryField(write: (code: string) => string): Field<string | undefined> {
	const anyCountry = text({
		displayName: 'Organization Country',
		placeholder: `e.g. ${write('us')}`,
		description: 'Code of the country, two letters',
	});
	return {
		...anyCountry,
		read(raw, context) {
			const code = anyCountry.read(raw, context);
			if (code === undefined) return undefined;
			const written = write(code);
			if (/^[a-z]{2}$/i.test(written)) return written;
			throw new InputError(
				`'${context.label}' is '${written}', no code of a country`,
				`Use the two letters of the country, e.g. ${write('us')}.`,
			);
		},
	};
}
