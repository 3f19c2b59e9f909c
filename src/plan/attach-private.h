/* What attach.c asks of attach-new.c. Private to plan.
 * Invariant: see attach.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plan/attach.h"

G_BEGIN_DECLS

JalonsDraft *jalons_attach_new_activity (const JalonsRecord *what, const char *year_id, const JalonsTarget *target);
JalonsDraft *jalons_attach_fill         (JalonsActivity *activity, const JalonsRecord *what);

G_END_DECLS
