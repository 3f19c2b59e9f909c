/* What is to be known of an entry of the catalogue before it is used: withdrawn, full, charter not signed…
 * Invariant: it says what the rules would say of its use, before there is any.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/rules/rules.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

char *jalons_catalogue_notice (JalonsWorkspace *workspace, const JalonsRecord *record, JalonsSeverity *severity);

G_END_DECLS
