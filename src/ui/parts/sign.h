/* A small drawn sign: the state of an activity, an absence, a milestone, how much something matters.
 * Invariant: the sign and its words are set together, so that it never says something by its shape alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The first four are those of JalonsState. */
typedef enum
{
  JALONS_SIGN_PLANNED,
  JALONS_SIGN_CONFIRMED,
  JALONS_SIGN_DONE,
  JALONS_SIGN_CANCELLED,
  JALONS_SIGN_AWAY,
  JALONS_SIGN_MILESTONE,
  JALONS_SIGN_ADVICE,
  JALONS_SIGN_WARNING,
  JALONS_SIGN_ERROR,
  JALONS_SIGN_OFFER,
  JALONS_SIGN_OFFER_OPEN, /* not accepted: an outline, as of an ambassador */
  JALONS_SIGN_AMBASSADOR,
  JALONS_SIGN_AMBASSADOR_OPEN,
  JALONS_SIGN_DOCUMENT,
} JalonsSignShape;

#define JALONS_TYPE_SIGN (jalons_sign_get_type ())
G_DECLARE_FINAL_TYPE (JalonsSign, jalons_sign, JALONS, SIGN, GtkWidget)

void jalons_sign_set        (JalonsSign *self, JalonsSignShape shape, const char *words);
void jalons_sign_trace_star (cairo_t *cr, double x, double y, double radius);

G_END_DECLS
