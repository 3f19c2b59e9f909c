/* Académies, their zone, and the département that a UAI tells.
 * Invariant: what is returned lives as long as the program.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JalonsAcademy:
 * @code: "09", as STS writes it
 * @name: "Lille"
 * @zone: "A", "B" or "C"; "" where the académie has a calendar of its own (Corse, overseas)
 */
typedef struct
{
  const char *code;
  const char *name;
  const char *zone;
  /*< private >*/
  const char *const *departements;
  const char *const *also;
} JalonsAcademy;

const JalonsAcademy *jalons_academies_list     (gsize *n_academies);
const JalonsAcademy *jalons_academy_by_name    (const char *name);
const JalonsAcademy *jalons_academy_for_uai    (const char *uai);
gboolean             jalons_uai_alsace_moselle (const char *uai);

G_END_DECLS
