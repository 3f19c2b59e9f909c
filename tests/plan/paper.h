/* A small project for the tests of writing and reviewing: collège des Tilleuls, 2026-2029.
 * Invariant: records are looked up again after each gesture.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/project/project.h"
#include "fixture.h"
#include "plan/proposal.h"

/* Classes 3A, 3B and 4A in 2026-2027, a class 3A in 2027-2028; goals “First”, “Second”, “Third”. */
void            paper_set_up    (Fixture *fixture, gconstpointer data);

JalonsProject  *paper_project   (Fixture *fixture);
JalonsRecord   *paper_find      (Fixture *fixture, JalonsEntityId entity, JalonsFieldId field, const char *text);
JalonsRecord   *paper_intention (Fixture *fixture, const char *start, const char *level, const char *title);

/* Writes @proposal as the store would, and frees it; what it deletes takes along what it owns. */
void            paper_write     (Fixture *fixture, JalonsProposal *proposal);
