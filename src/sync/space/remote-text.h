/* What is remembered of a folder, as a text that is kept.
 * Invariant: what cannot be read is forgotten; that costs requests and nothing else.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "replica/round.h"

G_BEGIN_DECLS

char         *jalons_remote_to_text (const JalonsRemote *remote);
JalonsRemote *jalons_remote_parse   (const char *text);

G_END_DECLS
