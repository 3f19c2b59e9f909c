/* The band over the rows of the year grid, which names the columns, and the one under them, which adds them up.
 * Invariant: both stay where they are while the rows scroll, and slide sideways with them.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/year/year-cell.h"
#include "ui/year/year-scene.h"

G_BEGIN_DECLS

typedef enum
{
  JALONS_BAND_HEADINGS,
  JALONS_BAND_LOADS,
} JalonsYearBandKind;

#define JALONS_TYPE_YEAR_BAND (jalons_year_band_get_type ())
G_DECLARE_FINAL_TYPE (JalonsYearBand, jalons_year_band, JALONS, YEAR_BAND, GtkWidget)

GtkWidget *jalons_year_band_new     (const JalonsYearScene *scene, JalonsYearBandKind kind);
void       jalons_year_band_rebuild (JalonsYearBand *self);
void       jalons_year_band_refresh (JalonsYearBand *self);
void       jalons_year_band_update  (JalonsYearBand *self);

G_END_DECLS
