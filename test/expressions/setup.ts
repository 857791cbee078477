import { startExpressionEngine } from '../support/expressionEngine';

/** Before each file: all expressions are evaluated as on n8n's server. */
export = async (): Promise<void> => await startExpressionEngine('vm');
