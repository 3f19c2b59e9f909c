/* Who sealed a block: an Ed25519 signature, by a key that is made when a copy of the data gets its name.
 * Invariant: a key is trusted when it is first seen, and no other one for that copy ever after.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "replica/block.h"

G_BEGIN_DECLS

char    *jalons_signing_make_key   (void);
char    *jalons_signing_public_key (const char *key);
char    *jalons_signing_sign       (const char *key, const char *hash);
gboolean jalons_signing_is_by      (const JalonsBlock *block, const char *public_key);

G_END_DECLS
