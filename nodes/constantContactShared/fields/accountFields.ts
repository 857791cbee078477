import { text } from '../../kit';

/** What an update of the account can change in both JSON versions, with the same parameters. */
export const accountFields = {
	firstName: text({ displayName: 'First Name' }),
	lastName: text({ displayName: 'Last Name' }),
	organizationName: text({ displayName: 'Organization Name' }),
	stateCode: text({ displayName: 'State Code', placeholder: 'e.g. MA' }),
	timeZone: text({ displayName: 'Time Zone', placeholder: 'e.g. US/Eastern' }),
	website: text({ displayName: 'Website' }),
};
