import { required, text } from '../../kit';

/** The ID of the registrant that an operation is about; case matters. */
export const registrantIdField = required(
	text({
		displayName: 'Registrant ID',
		placeholder: 'e.g. 001xn3Y4OR91FzwO30b8qN3LWcOS1FX1xC4V67bXB7q',
		description: "As returned by 'Get Many'",
	}),
);
