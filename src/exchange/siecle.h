/* The generic XML exports of SIECLE: Structures.xml, with Nomenclature.xml and Communs.xml when they are there.
 * Invariant: the pupils' and the families' exports of the same series are never opened here.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "exchange/structure.h"

G_BEGIN_DECLS

JalonsStructure *jalons_siecle_read             (GBytes *structures, GError **error);
gboolean         jalons_siecle_add_nomenclature (JalonsStructure *structure, GBytes *nomenclature, GError **error);
gboolean         jalons_siecle_add_communs      (JalonsStructure *structure, GBytes *communs, GError **error);

G_END_DECLS
