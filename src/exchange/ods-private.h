/* Text as XML, for exchange/ods*.c.
 * Invariant: whatever the text, what is written is well-formed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/ods.h"

G_BEGIN_DECLS

void  jalons_ods_attribute (GString *out, const char *name, const char *value);
void  jalons_ods_paragraphs (GString *out, const char *text);
char *jalons_ods_styles    (void);
char *jalons_ods_settings  (char *const *sheets, const unsigned *frozen);
char *jalons_ods_meta      (const char *title);

extern const char jalons_ods_automatic[];
extern const char jalons_ods_manifest[];

G_END_DECLS
