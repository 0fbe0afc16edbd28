import { configure } from '@testing-library/react';

// A busy machine is no fault: what never comes is ended by the test's own limit, what comes late is waited for. The
// library's own patience is one second.
configure({ asyncUtilTimeout: 20_000 });
